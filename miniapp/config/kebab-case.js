/**
 * In place of lodash.kebabcase, which NutUI names theme variables with and which asks for the global object by `Function('return this')`:
 * WeChat's runtime does not run that.
 */
export default function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
