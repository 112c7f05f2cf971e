// Starts PostgreSQL on the folder given (or a throwaway one), prints where it is, and stays until it is told to stop.
import process from 'node:process';
import { startEmbedded, startThrowaway } from '../postgres/index.mjs';
import { explain } from '../support/refusal.mjs';

const dataDir = process.argv[2];

try {
  const database = dataDir ? await startEmbedded({ dataDir }) : await startThrowaway();
  process.once('SIGTERM', () => void database.stop().then(() => process.exit()));
  setInterval(() => {}, 1_000);
  console.log(JSON.stringify(database));
} catch (error) {
  console.log(JSON.stringify({ refusal: explain(error) }));
}
