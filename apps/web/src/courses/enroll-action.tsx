import type { CoursePage } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ApiError } from '../platform/api.js';
import { usePersonId } from '../platform/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { formatDate } from '../ui/format.js';
import { courseQuery, enrollIn } from './courses.queries.js';

/** The one thing to do here. On a phone it stays within reach of a thumb. */
export function EnrollAction({ page }: { page: CoursePage }) {
  const personId = usePersonId();
  const { enroll, enrolling, failure } = useEnroll(page);
  const { slug } = page.summary;
  if (!page.open && !page.enrollmentId) return <Closed on={page.version.expires} />;

  return (
    <div className="mt-6">
      {failure && (
        <p role="alert" className="notice mb-4">
          {failure}
        </p>
      )}
      <div className={personId ? 'thumb-bar thumb-bar-above-nav' : 'thumb-bar'}>
        {page.enrollmentId && (
          <ButtonLink to={`/learn/${page.enrollmentId}`}>Continue this course</ButtonLink>
        )}
        {!page.enrollmentId && personId && (
          <Button onPress={() => void enroll()} isDisabled={enrolling}>
            {page.offers.length > 0 ? 'Enroll' : 'Read without credit'}
          </Button>
        )}
        {!page.enrollmentId && !personId && (
          <ButtonLink to={`/sign-in?next=${encodeURIComponent(`/courses/${slug}`)}`}>
            Sign in to enroll
          </ButtonLink>
        )}
      </div>
      {!page.enrollmentId && (
        <p className="mt-3">
          <Link to={`/courses/${slug}/preview`} className="text-link">
            Read the first lesson
          </Link>
        </p>
      )}
      {!page.enrollmentId && (
        <p className="mt-2 text-sm text-ink-2">
          By enrolling you accept what is written under{' '}
          <a href="#before-you-enroll" className="text-link">
            Before you enroll
          </a>
          .
        </p>
      )}
    </div>
  );
}

function Closed({ on }: { on: string }) {
  return (
    <p className="notice mt-6">
      The last day to enroll in this course was {formatDate(on)}. You can see here what it covered; it gives
      no credit to anyone new.{' '}
      <Link to="/courses" className="text-link">
        See the courses that are open
      </Link>
    </p>
  );
}

function useEnroll({ summary, disclosures }: CoursePage) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const enroll = async () => {
    setEnrolling(true);
    setFailure(null);
    try {
      const { id } = await enrollIn(summary.slug, disclosures.hash);
      await queries.invalidateQueries({ queryKey: ['enrollments'] });
      await queries.invalidateQueries({ queryKey: courseQuery(summary.slug).queryKey, refetchType: 'none' });
      await navigate(`/learn/${id}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      if (error instanceof ApiError && error.problem.code === 'disclosures-changed') {
        await queries.invalidateQueries({ queryKey: courseQuery(summary.slug).queryKey });
      }
      setEnrolling(false);
    }
  };

  return { enroll, enrolling, failure };
}
