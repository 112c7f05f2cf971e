export { startEmbedded } from './embedded.mjs';
export { startThrowaway } from './throwaway.mjs';
