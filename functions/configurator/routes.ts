import { httpEntry } from '#platform/http';
import { configuratorContract, configuratorRefusals } from './contract.ts';
import { askRequest } from './handlers/ask-request.ts';
import { checkDraftText } from './handlers/check-draft.ts';
import { createDraft } from './handlers/create-draft.ts';
import { decideRequest } from './handlers/decide-request.ts';
import { listDrafts } from './handlers/list-drafts.ts';
import { listRequests } from './handlers/list-requests.ts';
import { listVersions } from './handlers/list-versions.ts';
import { makeKit } from './handlers/make-kit.ts';
import { publishDraft } from './handlers/publish-draft.ts';
import { publishKitVersion, publishNewKit } from './handlers/publish-kit.ts';
import { publishModel } from './handlers/publish-model.ts';
import { publishVersion } from './handlers/publish-version.ts';
import { questionDraft } from './handlers/question-draft.ts';
import { readWorkbook } from './handlers/read-workbook.ts';
import { sampleDraft } from './handlers/sample-draft.ts';
import { saveConfiguration } from './handlers/save-configuration.ts';
import { saveDraft } from './handlers/save-draft.ts';
import { showConfiguration } from './handlers/show-configuration.ts';
import { showDraft } from './handlers/show-draft.ts';
import { showKitDefinition } from './handlers/show-kit-definition.ts';
import { listKits, showKit } from './handlers/show-kits.ts';
import { showModel } from './handlers/show-model.ts';
import { showRequest } from './handlers/show-request.ts';

export const handler = httpEntry(
  configuratorContract,
  {
    'GET /configurator/models/{modelId}': showModel,
    'POST /configurator/models': publishModel,
    'POST /configurator/models/{modelId}/versions': publishVersion,
    'POST /configurator/configurations': saveConfiguration,
    'POST /configurator/drafts/{modelId}/checks': checkDraftText,
    'POST /configurator/drafts': createDraft,
    'GET /configurator/drafts': listDrafts,
    'GET /configurator/models/{modelId}/versions': listVersions,
    'POST /configurator/drafts/{modelId}/publish': publishDraft,
    'POST /configurator/drafts/{modelId}/questions': questionDraft,
    'POST /configurator/imports': readWorkbook,
    'POST /configurator/drafts/{modelId}/samples': sampleDraft,
    'PUT /configurator/drafts/{modelId}': saveDraft,
    'GET /configurator/configurations/{configurationId}': showConfiguration,
    'GET /configurator/drafts/{modelId}': showDraft,
    'POST /configurator/kits': publishNewKit,
    'POST /configurator/kits/{kitId}/versions': publishKitVersion,
    'GET /configurator/kits': listKits,
    'GET /configurator/kits/{kitId}': showKit,
    'GET /configurator/kits/{kitId}/definition': showKitDefinition,
    'POST /configurator/kits/{kitId}/made': makeKit,
    'POST /configurator/requests': askRequest,
    'GET /configurator/requests': listRequests,
    'GET /configurator/requests/{approvalId}': showRequest,
    'POST /configurator/requests/{approvalId}/decide': decideRequest,
  },
  configuratorRefusals,
);
