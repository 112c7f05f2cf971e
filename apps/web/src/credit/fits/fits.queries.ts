import { licenseFits } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../../platform/api.js';

export const licenseFitsQuery = (licenseId: string) =>
  queryOptions({
    queryKey: ['fits', 'license', licenseId],
    queryFn: ({ signal }) => getJson(`/licenses/${licenseId}/fits`, licenseFits, signal),
  });
