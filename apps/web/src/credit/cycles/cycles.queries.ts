import { cycleLedger, cycleList, type MoveHours } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { getJson, postJson } from '../../platform/api.js';

export const cyclesQuery = (licenseId: string) =>
  queryOptions({
    queryKey: ['licenses', licenseId, 'cycles'],
    queryFn: ({ signal }) => getJson(`/licenses/${licenseId}/cycles`, cycleList, signal),
  });

export const ledgerQuery = (licenseId: string, key: string) =>
  queryOptions({
    queryKey: ['licenses', licenseId, 'cycles', key],
    queryFn: ({ signal }) => getJson(`/licenses/${licenseId}/cycles/${key}`, cycleLedger, signal),
  });

export const moveHours = (licenseId: string, request: MoveHours) =>
  postJson(`/licenses/${licenseId}/moves`, request, cycleLedger);

export const evaluateAgain = (licenseId: string, key: string) =>
  postJson(`/licenses/${licenseId}/cycles/${key}/evaluations`, {}, cycleLedger);

export const seeRules = (licenseId: string) =>
  postJson(`/licenses/${licenseId}/rule-looks`, {}, z.undefined());
