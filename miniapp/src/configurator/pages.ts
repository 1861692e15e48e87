/** Where pages of this context lead to. */
export const modelsPage = 'configurator/pages/models/index';
export const modelPage = 'configurator/pages/model/index';
export const kitsPage = 'configurator/pages/kits/index';
export const kitPage = 'configurator/pages/kit/index';
