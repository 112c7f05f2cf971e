// Waits, beside a process that made a throwaway PostgreSQL, for that process to end in whatever way (its end of this
// pipe then closes), and cleans up what is left of the throwaway.
import process from 'node:process';
import { removeThrowaway } from './throwaway.mjs';

process.stdin.resume();
process.stdin.once('close', () => void removeThrowaway(process.argv[2] ?? ''));
