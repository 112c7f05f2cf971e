import {
  approvalList,
  approvalPage,
  curriculumCell,
  curriculumMapPage,
  programList,
  programPage,
  programPreview,
  remarkList,
  societyToday,
  type AddApproval,
  type ApprovalPage,
  type ChangeApproval,
  type ChangeProgram,
  type EndApproval,
  type PreviewProgram,
  type ProgramPage,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson, putJson } from '../platform/api.js';

const at = (org: string, path: string): string => `/societies/${org}${path}`;

export const todayQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'today'],
    queryFn: ({ signal }) => getJson(at(org, '/today'), societyToday, signal),
  });

/** For administrators. */
export const remarksQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'remarks'],
    queryFn: ({ signal }) => getJson(at(org, '/remarks'), remarkList, signal),
  });

export const programsQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'programs'],
    queryFn: ({ signal }) => getJson(at(org, '/programs'), programList, signal),
  });

export const programQuery = (org: string, course: string) =>
  queryOptions({
    queryKey: ['societies', org, 'programs', course],
    queryFn: ({ signal }) => getJson(at(org, `/programs/${course}`), programPage, signal),
  });

export const approvalsQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'approvals'],
    queryFn: ({ signal }) => getJson(at(org, '/approvals'), approvalList, signal),
  });

export const approvalQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['societies', org, 'approvals', id],
    queryFn: ({ signal }) => getJson(at(org, `/approvals/${id}`), approvalPage, signal),
  });

export const curriculumQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'curriculum'],
    queryFn: ({ signal }) => getJson(at(org, '/curriculum'), curriculumMapPage, signal),
  });

export const curriculumCellQuery = (org: string, course: string, term: string) =>
  queryOptions({
    queryKey: ['societies', org, 'curriculum', course, term],
    queryFn: ({ signal }) => getJson(at(org, `/curriculum/${course}/${term}`), curriculumCell, signal),
  });

export const addApproval = (org: string, request: AddApproval): Promise<ApprovalPage> =>
  postJson(at(org, '/approvals'), request, approvalPage);

export const changeApproval = (org: string, id: string, request: ChangeApproval): Promise<ApprovalPage> =>
  postJson(at(org, `/approvals/${id}/versions`), request, approvalPage);

export const endApproval = (org: string, id: string, request: EndApproval): Promise<ApprovalPage> =>
  postJson(at(org, `/approvals/${id}/end`), request, approvalPage);

export const previewProgram = (org: string, course: string, request: PreviewProgram) =>
  postJson(at(org, `/programs/${course}/preview`), request, programPreview);

export const changeProgram = (org: string, course: string, request: ChangeProgram): Promise<ProgramPage> =>
  putJson(at(org, `/programs/${course}`), request, programPage);
