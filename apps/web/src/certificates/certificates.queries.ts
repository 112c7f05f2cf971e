import { certificateList, certificateView } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../platform/api.js';

export const certificatesQuery = () =>
  queryOptions({
    queryKey: ['certificates'],
    queryFn: ({ signal }) => getJson('/certificates', certificateList, signal),
  });

export const certificateQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['certificates', certificateId],
    queryFn: ({ signal }) => getJson(`/certificates/${certificateId}`, certificateView, signal),
  });
