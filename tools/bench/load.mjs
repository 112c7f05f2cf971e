import { randomUUID } from 'node:crypto';
import { call } from './caller.mjs';
import { read, send } from './learners.mjs';
import { transcriptOfAll } from './records.mjs';

/** @typedef {import('./learners.mjs').Learner} Learner */
/** @typedef {{ name: string, concurrency: number, perSecond: number, p50: number, p95: number, requests: number }} Figure milliseconds */

/** How long each measurement runs, and runs before it counts, in milliseconds. */
const measured = 4_000;
const warmUp = 1_000;

/**
 * Each request at concurrency 1 and 8. The client runs on the same cores as the server, so these are floors.
 *
 * @param {string} address
 * @param {readonly Learner[]} learners
 * @returns {Promise<Figure[]>}
 */
export const loadFigures = (address, learners) => measure(requests, address, learners);

/**
 * The same with a catalogue and records of the size that `makeRecords` makes.
 *
 * @param {string} address
 * @param {readonly Learner[]} learners
 * @returns {Promise<Figure[]>}
 */
export const recordFigures = (address, learners) => measure(recordRequests, address, learners);

/**
 * @param {Requests} requests
 * @param {string} address
 * @param {readonly Learner[]} learners
 * @returns {Promise<Figure[]>}
 */
async function measure(requests, address, learners) {
  const figures = [];
  for (const [name, prepare] of Object.entries(requests)) {
    for (const concurrency of [1, 8]) {
      const calls = await Promise.all(
        learners.slice(0, concurrency).map((learner) => prepare(address, learner)),
      );
      await run(calls, warmUp);
      figures.push({ name, concurrency, ...(await run(calls, measured)) });
    }
  }

  return figures;
}

/** @typedef {() => Promise<number>} Call makes one request and answers how long it took, in milliseconds */
/** @typedef {Record<string, (address: string, learner: Learner) => Promise<Call>>} Requests */
/** @type {Requests} */
const requests = {
  'catalogue page': async (address) => page(`${address}/courses`),
  'course page': async (address) => page(`${address}/courses/ethics-and-boundaries`),
  'lesson page': async (address, { cookie, enrollmentId, lesson }) =>
    page(`${address}/learn/${enrollmentId}/lessons/${lesson}`, cookie),
  'lesson (api)': async (address, { cookie, enrollmentId, lesson }) =>
    page(`${address}/api/enrollments/${enrollmentId}/lessons/${lesson}`, cookie),
  'answer save': answerSave,
  submit,
};

/** What is asked with three licenses comes first: the transcript needs another. @type {Requests} */
const recordRequests = {
  'will 200 courses count, 3 licenses, 60 awards (api)': async (address, { cookie }) =>
    page(`${address}/api/my-ce/fits`, cookie),
  'transcript of 60 awards as PDF': async (address, learner) =>
    page(await transcriptOfAll(address, learner), learner.cookie),
};

/**
 * @param {string} url
 * @param {string} [cookie]
 * @returns {Call}
 */
function page(url, cookie) {
  return () => timed(() => call(url, { cookie }));
}

/**
 * @param {string} address
 * @param {Learner} learner
 * @returns {Promise<Call>}
 */
async function answerSave(address, learner) {
  const attempt = await startAttempt(address, learner);
  let seq = attempt.lastSeq;

  return () => {
    seq += 1;
    const steps = [stepOf(attempt.questions[seq % attempt.questions.length], seq)];

    return timed(() =>
      call(`${address}/api/attempts/${attempt.id}/steps`, { cookie: learner.cookie, body: { steps } }),
    );
  };
}

/**
 * Only the sending is timed; each time it needs an attempt with every question answered.
 *
 * @param {string} address
 * @param {Learner} learner
 * @returns {Promise<Call>}
 */
async function submit(address, learner) {
  return async () => {
    const attempt = await startAttempt(address, learner);
    /** @type {Question[]} */
    const questions = attempt.questions;
    const steps = questions.map((question, index) => stepOf(question, attempt.lastSeq + index + 1));
    await send(address, `/api/attempts/${attempt.id}/steps`, { steps }, learner.cookie);

    const body = { stepIds: steps.map(({ id }) => id) };

    return timed(() =>
      call(`${address}/api/attempts/${attempt.id}/submission`, { cookie: learner.cookie, body }),
    );
  };
}

/** @typedef {{ itemId: string, options: { id: string }[] }} Question */

/** @param {string} address @param {Learner} learner */
async function startAttempt(address, { cookie, enrollmentId }) {
  return read(await send(address, `/api/enrollments/${enrollmentId}/attempts`, {}, cookie));
}

/** @param {Question} question @param {number} seq */
function stepOf({ itemId, options }, seq) {
  return {
    id: randomUUID(),
    seq,
    itemId,
    optionId: options[seq % options.length]?.id,
    flagged: false,
    at: new Date().toISOString(),
  };
}

/** @param {() => Promise<void>} work */
async function timed(work) {
  const began = performance.now();
  await work();

  return performance.now() - began;
}

/**
 * @param {readonly Call[]} calls one for each of those who call at the same time
 * @param {number} milliseconds
 */
async function run(calls, milliseconds) {
  const began = performance.now();
  /** @type {number[]} */
  const times = [];
  await Promise.all(
    calls.map(async (call) => {
      while (performance.now() - began < milliseconds) times.push(await call());
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);

  return {
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
}

/** @param {readonly number[]} sorted @param {number} share */
const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
