import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BODY_IDS } from '@cohesion/credit';
import { parse } from 'yaml';
import { Refusal } from '../support/refusal.mjs';

/** @typedef {import('@cohesion/credit').BodyId} BodyId */
/** @typedef {{ body?: unknown, formats?: unknown }} Approval */

/**
 * The bodies under which the societies of a folder may offer courses for study alone, by the approvals they hold: what a
 * course earns depends on who is claimed, since the most careful of them counts for all.
 *
 * @param {string} folder
 * @returns {BodyId[]}
 */
export function claimedBodies(folder) {
  const approvals = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => approvalsIn(readFileSync(path.join(folder, name), 'utf8')));
  const claimed = BODY_IDS.filter((id) => approvals.some(({ body }) => body === id));
  if (claimed.length === 0) throw new Refusal(`No society in ${folder} holds an approval for self-study.`);

  return claimed;
}

/**
 * @param {string} text
 * @returns {Approval[]}
 */
function approvalsIn(text) {
  const { approvals } = parse(text) ?? {};
  if (!Array.isArray(approvals)) return [];

  return approvals.filter(({ formats }) => Array.isArray(formats) && formats.includes('self-study'));
}
