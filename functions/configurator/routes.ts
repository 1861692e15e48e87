import { httpEntry } from '#platform/http';
import { configuratorContract, configuratorRefusals } from './contract.ts';
import { publishModel } from './handlers/publish-model.ts';
import { publishVersion } from './handlers/publish-version.ts';
import { saveConfiguration } from './handlers/save-configuration.ts';
import { showModel } from './handlers/show-model.ts';

export const handler = httpEntry(
  configuratorContract,
  {
    'GET /configurator/models/{modelId}': showModel,
    'POST /configurator/models': publishModel,
    'POST /configurator/models/{modelId}/versions': publishVersion,
    'POST /configurator/configurations': saveConfiguration,
  },
  configuratorRefusals,
);
