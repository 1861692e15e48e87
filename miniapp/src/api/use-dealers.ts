import { call } from './call';
import { usePages } from './use-pages';

/** All dealers, for head office to choose one. */
export const useDealers = () => usePages((cursor) => call('GET /identity/dealers', { query: cursor === undefined ? {} : { cursor } }), []);
