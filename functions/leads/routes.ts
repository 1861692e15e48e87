import { httpEntry } from '#platform/http';
import { leadsContract, leadsRefusals } from './contract.ts';
import { acceptLead } from './handlers/accept-lead.ts';
import { assignLead } from './handlers/assign-lead.ts';
import { claimLead } from './handlers/claim-lead.ts';
import { dispatchLead } from './handlers/dispatch-lead.ts';
import { dryRunRules } from './handlers/dry-run-rules.ts';
import { explainRecycle } from './handlers/explain-recycle.ts';
import { followUpLead } from './handlers/follow-up-lead.ts';
import { importLeads } from './handlers/import-leads.ts';
import { listLeads } from './handlers/list-leads.ts';
import { listPool } from './handlers/list-pool.ts';
import { listSources } from './handlers/list-sources.ts';
import { loseLead } from './handlers/lose-lead.ts';
import { moveStage } from './handlers/move-stage.ts';
import { noteAction } from './handlers/note-action.ts';
import { pauseLead } from './handlers/pause-lead.ts';
import { placeGuide } from './handlers/place-guide.ts';
import { previewImport } from './handlers/preview-import.ts';
import { reportLead } from './handlers/report-lead.ts';
import { resumeLead } from './handlers/resume-lead.ts';
import { revealMobile } from './handlers/reveal-mobile.ts';
import { savePipelines } from './handlers/save-pipelines.ts';
import { saveRules } from './handlers/save-rules.ts';
import { saveSource } from './handlers/save-source.ts';
import { setDuty } from './handlers/set-duty.ts';
import { showBoard } from './handlers/show-board.ts';
import { showDryRun } from './handlers/show-dry-run.ts';
import { showFunnel } from './handlers/show-funnel.ts';
import { showLead } from './handlers/show-lead.ts';
import { showPipeline } from './handlers/show-pipeline.ts';
import { showPipelines } from './handlers/show-pipelines.ts';
import { showRules } from './handlers/show-rules.ts';
import { showTeam } from './handlers/show-team.ts';
import { showToday } from './handlers/show-today.ts';
import { takeIntake } from './handlers/take-intake.ts';
import { winLead } from './handlers/win-lead.ts';

export const handler = httpEntry(
  leadsContract,
  {
    'GET /leads/board': showBoard,
    'GET /leads/funnel': showFunnel,
    'GET /leads/team': showTeam,
    'PUT /leads/team/{guideId}': placeGuide,
    'POST /leads/duty': setDuty,
    'POST /leads/{leadId}/dispatch': dispatchLead,
    'POST /leads/intake/{sourceId}': takeIntake,
    'GET /leads/sources': listSources,
    'PUT /leads/sources/{sourceId}': saveSource,
    'POST /leads/imports/previews': previewImport,
    'POST /leads/imports': importLeads,
    'GET /leads/rules': showRules,
    'PUT /leads/rules': saveRules,
    'POST /leads/rules/dry-runs': dryRunRules,
    'GET /leads/rules/dry-runs/{jobId}': showDryRun,
    'GET /leads/{leadId}/recycles/{entryId}': explainRecycle,
    'POST /leads': reportLead,
    'GET /leads/today': showToday,
    'GET /leads': listLeads,
    'GET /leads/pool': listPool,
    'GET /leads/pipeline': showPipeline,
    'GET /leads/pipelines': showPipelines,
    'PUT /leads/pipelines': savePipelines,
    'GET /leads/{leadId}': showLead,
    'POST /leads/{leadId}/claim': claimLead,
    'POST /leads/{leadId}/accept': acceptLead,
    'POST /leads/{leadId}/assign': assignLead,
    'POST /leads/{leadId}/follow-ups': followUpLead,
    'POST /leads/{leadId}/actions': noteAction,
    'POST /leads/{leadId}/stage': moveStage,
    'POST /leads/{leadId}/pause': pauseLead,
    'POST /leads/{leadId}/resume': resumeLead,
    'POST /leads/{leadId}/win': winLead,
    'POST /leads/{leadId}/lose': loseLead,
    'POST /leads/{leadId}/mobile-reveal': revealMobile,
  },
  leadsRefusals,
);
