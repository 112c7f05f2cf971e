import { claimCredit as claimSchema, type ClaimPage, type FieldProblem } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '../platform/api.js';
import { claimProblems } from './claim-problems.js';
import { claimCredit } from './credit.queries.js';

export function useClaim(page: ClaimPage) {
  const [name, setName] = useState(page.name);
  const [offerIds, setOfferIds] = useState<ReadonlySet<string>>(
    () => new Set(page.offers.filter((offer) => !offer.awarded).map((offer) => offer.id)),
  );
  const [attested, setAttested] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [claiming, setClaiming] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();

  const toggle = (id: string) => {
    setOfferIds((chosen) =>
      chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]),
    );
  };

  const claim = async (licenseIds: readonly string[]) => {
    const request = claimSchema.safeParse({ name, attested, offerIds: [...offerIds], licenseIds });
    if (!request.success) {
      setProblems(
        request.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })),
      );

      return;
    }
    setProblems([]);
    setClaiming(true);
    try {
      const { awards } = await claimCredit(page.enrollmentId, request.data);
      for (const queryKey of ['enrollments', 'my-ce', 'licenses', 'fits', 'certificates'])
        void queries.invalidateQueries({ queryKey: [queryKey] });
      const [first] = awards;
      await navigate(
        first && awards.length === 1 ? `/certificates/${first.certificate.id}` : '/certificates',
      );
    } catch (error) {
      setProblems(
        error instanceof ApiError
          ? claimProblems(error.problem)
          : [
              {
                field: '',
                message: 'We could not reach the server. Nothing is lost; try again in a moment.',
              },
            ],
      );
      setClaiming(false);
    }
  };

  return { name, setName, offerIds, toggle, attested, setAttested, problems, claim, claiming };
}
