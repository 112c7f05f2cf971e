import {
  certificateList,
  certificateView,
  mailedCertificate,
  type AskNameChange,
  type CertificateView,
  type MailedCertificate,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../platform/api.js';

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

export const askNameChange = (certificateId: string, request: AskNameChange): Promise<CertificateView> =>
  postJson(`/certificates/${certificateId}/name-changes`, request, certificateView);

export const mailCertificate = (certificateId: string): Promise<MailedCertificate> =>
  postJson(`/certificates/${certificateId}/mails`, {}, mailedCertificate);
