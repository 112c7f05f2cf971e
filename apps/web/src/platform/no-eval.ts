import { config } from 'zod/mini';

// The page forbids making code from text. Without this zod tries once, while the first contract is built, and the
// browser reports it: so this is imported before everything else.
config({ jitless: true });
