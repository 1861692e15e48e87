import { httpEntry } from '#platform/http';
import { configuratorContract, configuratorRefusals } from './contract.ts';
import { askRequest } from './handlers/ask-request.ts';
import { decideRequest } from './handlers/decide-request.ts';
import { listRequests } from './handlers/list-requests.ts';
import { publishModel } from './handlers/publish-model.ts';
import { publishVersion } from './handlers/publish-version.ts';
import { saveConfiguration } from './handlers/save-configuration.ts';
import { showModel } from './handlers/show-model.ts';
import { showRequest } from './handlers/show-request.ts';

export const handler = httpEntry(
  configuratorContract,
  {
    'GET /configurator/models/{modelId}': showModel,
    'POST /configurator/models': publishModel,
    'POST /configurator/models/{modelId}/versions': publishVersion,
    'POST /configurator/configurations': saveConfiguration,
    'POST /configurator/requests': askRequest,
    'GET /configurator/requests': listRequests,
    'GET /configurator/requests/{approvalId}': showRequest,
    'POST /configurator/requests/{approvalId}/decide': decideRequest,
  },
  configuratorRefusals,
);
