/** The compiled mini-program (miniapp/dist/weapp) under WeChat's own template compiler and component system. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { url: 'https://weapp.test' },
  testMatch: ['**/*.test.cjs'],
  moduleFileExtensions: ['cjs', 'js', 'json'],
  transform: {},
  testTimeout: 20_000,
};
