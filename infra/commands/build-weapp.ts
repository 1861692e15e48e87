import { buildMiniapp, builtFolder } from '../local/build-miniapp.ts';

/** `npm run build:weapp`: the folder that WeChat DevTools opens. API_ORIGIN names the server that the mini-program asks. */
await buildMiniapp('weapp', (line) => console.log(line));
console.log(`open ${builtFolder('weapp')} in WeChat DevTools (project.config.json lies in miniapp/)`);
