import type { Tx } from '../../platform/tx.js';
import type { NameChangeRequest } from '../name-change.entity.js';

/** Requests shown at once, the oldest first: the others come when these are decided. */
const shown = 50;
/** Certificates of one person that one decision issues anew. */
const mostCertificates = 500;

export type WaitingRequest = Omit<NameChangeRequest, 'number' | 'societyId'> &
  Readonly<{ activityTitle: string; certificates: number }>;

const isNewest = `not exists (select from certificates later
  where later.code = certificate.code and later.version = certificate.version + 1)`;

/** Those that nobody decided and no newer one took the place of. */
export const waitingRequests = (tx: Tx, societyId: string): Promise<WaitingRequest[]> =>
  tx.query<WaitingRequest>(
    `select request.id, request.person_id as "personId", request.certificate_id as "certificateId", request.code,
       request.printed_name as "printedName", request.name, request.why, request.everywhere,
       request.created_at as "createdAt", asked.facts #>> '{activity,title}' as "activityTitle",
       case when request.everywhere then (select greatest(count(*), 1)::integer from certificates certificate
         where certificate.society_id = request.society_id and certificate.person_id = request.person_id
           and certificate.facts #>> '{learner,name}' = request.printed_name and ${isNewest}) else 1 end as certificates
     from name_change_requests request join certificates asked on asked.id = request.certificate_id
     where request.society_id = $1
       and not exists (select from name_change_decisions decision where decision.request_id = request.id)
       and not exists (select from name_change_requests newer
         where newer.code = request.code and newer.number > request.number)
     order by request.created_at limit ${shown}`,
    [societyId],
  );

/** Codes whose newest version carries the name that is to be changed: the one asked about, or all of the society's. */
export async function certificatesNamed(
  tx: Tx,
  {
    code,
    personId,
    printedName,
    everywhere,
  }: Pick<WaitingRequest, 'code' | 'personId' | 'printedName' | 'everywhere'>,
): Promise<string[]> {
  if (!everywhere) return [code];
  const rows = await tx.query<{ code: string }>(
    `select certificate.code from certificates certificate
     where certificate.society_id = app_society() and certificate.person_id = $1
       and certificate.facts #>> '{learner,name}' = $2
       and ${isNewest}
     order by certificate.code limit ${mostCertificates}`,
    [personId, printedName],
  );
  const codes = rows.map((row) => row.code);

  return codes.includes(code) ? codes : [code, ...codes];
}
