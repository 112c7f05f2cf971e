import type { CourseHome, TaskStatus } from '@cohesion/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PrefetchLink } from '../ui/prefetch-link.js';
import { StatusMark } from './status-mark.js';
import { duration } from './words.js';

interface TaskProps {
  course: CourseHome;
}

const words: Record<TaskStatus, string> = {
  'to-do': 'To do',
  started: 'Started',
  done: 'Done',
  waiting: 'Not yet',
};

/** One step of the course: what it is, where it leads, and how it stands in a word. */
function Task({
  title,
  to,
  status,
  children,
}: {
  title: string;
  to?: string;
  status: TaskStatus;
  children: ReactNode;
}) {
  const color = { 'to-do': 'text-ochre', started: 'text-ochre', done: 'text-leaf', waiting: 'text-ink-2' }[
    status
  ];

  return (
    <li>
      <div className="flex items-baseline justify-between gap-4 border-b border-line pb-2">
        <h2>
          {to ? (
            <Link to={to} className="text-link">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <span className={`shrink-0 font-semibold ${color}`}>
          {status === 'done' && <span aria-hidden="true">✓ </span>}
          {words[status]}
        </span>
      </div>
      {children}
    </li>
  );
}

export function ReadTask({ course }: TaskProps) {
  const { id, lessonsRead, lessons } = course.summary;
  const status = lessonsRead >= lessons ? 'done' : lessonsRead > 0 ? 'started' : 'to-do';

  return (
    <Task title="Read" status={status}>
      {course.modules.map((module) => (
        <section key={module.id} className="mt-3">
          <h3 className="font-semibold">
            {module.title} <span className="font-normal text-ink-2">· {duration(module.minutes)}</span>
          </h3>
          <ul>
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <PrefetchLink
                  to={`/learn/${id}/lessons/${lesson.id}`}
                  className="flex min-h-11 items-start gap-3 rounded-md py-2 text-ink hover:underline"
                >
                  <StatusMark status={lesson.status} />
                  <span className="grow">{lesson.title}</span>
                  <span className="shrink-0 text-ink-2">{duration(lesson.minutes)}</span>
                </PrefetchLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Task>
  );
}

export function QuizTask({ course: { quiz, summary } }: TaskProps) {
  const to = quiz.openAttemptId ? `/attempts/${quiz.openAttemptId}` : `/learn/${summary.id}/quiz`;

  return (
    <Task title="Take the quiz" to={to} status={quiz.status}>
      <p className="mt-2 text-ink-2">
        {quiz.questions} questions, {quiz.needed} right to pass. Not timed. {attempts(quiz)}
      </p>
      {quiz.lastSubmittedAttemptId && (
        <Link
          to={`/attempts/${quiz.lastSubmittedAttemptId}/results`}
          className="text-link inline-flex min-h-11 items-center"
        >
          See your last result
        </Link>
      )}
    </Task>
  );
}

function attempts({ attemptsLeft, status }: CourseHome['quiz']): string {
  if (status === 'done') return '';
  if (attemptsLeft === null) return 'Retake it as often as you like.';

  return attemptsLeft === 1 ? 'One attempt left.' : `${attemptsLeft} attempts left.`;
}

export function EvaluationTask({ course: { evaluation, summary } }: TaskProps) {
  return (
    <Task title="Give the evaluation" to={`/learn/${summary.id}/evaluation`} status={evaluation.status}>
      <p className="mt-2 text-ink-2">About five minutes. Your answers are stored apart from your name.</p>
    </Task>
  );
}

export function CertificateTask({ course: { claim, certificates, outstanding, summary } }: TaskProps) {
  return (
    <Task title="Your certificate" to={`/learn/${summary.id}/claim`} status={claim.status}>
      {certificates.length > 0 && (
        <ul className="mt-2">
          {certificates.map((certificate) => (
            <li key={certificate.id}>
              <Link
                to={`/certificates/${certificate.id}`}
                className="text-link inline-flex min-h-11 items-center"
              >
                {certificate.amount} {certificate.unit}, {certificate.bodyName}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {outstanding.length > 0 && <p className="mt-2 text-ink-2">{outstanding.join(' ')}</p>}
    </Task>
  );
}
