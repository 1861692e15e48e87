import { httpEntry } from '#platform/http';
import { mediaContract, mediaRefusals } from './contract.ts';
import { askUpload } from './handlers/ask-upload.ts';

export const handler = httpEntry(mediaContract, { 'POST /media/uploads': askUpload }, mediaRefusals);
