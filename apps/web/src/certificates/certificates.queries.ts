import {
  certificateList,
  certificateView,
  licensesPrinted,
  mailedCertificate,
  type AskNameChange,
  type CertificateView,
  type ChooseLicenses,
  type MailedCertificate,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson, putJson } from '../platform/api.js';

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

/** Not under `certificates`: it holds whole license numbers, which nothing keeps. */
export const licensesPrintedQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['licenses-printed', certificateId],
    queryFn: ({ signal }) => getJson(`/certificates/${certificateId}/licenses`, licensesPrinted, signal),
    gcTime: 0,
  });

export const chooseLicenses = (certificateId: string, request: ChooseLicenses): Promise<CertificateView> =>
  putJson(`/certificates/${certificateId}/licenses`, request, certificateView);

export const mailCertificate = (certificateId: string): Promise<MailedCertificate> =>
  postJson(`/certificates/${certificateId}/mails`, {}, mailedCertificate);
