import type { RouteObject } from 'react-router';
import { ErrorPage } from './platform/error-page.js';
import { Root, rootLoader } from './platform/root.js';
import { PageLayout } from './shell/page-layout.js';
import { PlayerLayout } from './shell/player-layout.js';

/** Every address of the portal on one page, each loaded when somebody goes there. */
export const routes: RouteObject[] = [
  {
    id: 'root',
    loader: rootLoader,
    Component: Root,
    ErrorBoundary: ErrorPage,
    children: [
      {
        Component: PlayerLayout,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              {
                path: '/learn/:enrollmentId/lessons/:lessonId',
                lazy: () => import('./enrollments/lesson.route.js'),
              },
              {
                path: '/learn/:enrollmentId/case/:caseId',
                lazy: () => import('./enrollments/case.route.js'),
              },
            ],
          },
        ],
      },
      {
        lazy: () => import('./shell/work.route.js'),
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { path: '/s/:org', lazy: () => import('./societies/today.route.js') },
              { path: '/s/:org/programs', lazy: () => import('./societies/programs.route.js') },
              { path: '/s/:org/programs/:course', lazy: () => import('./societies/program.route.js') },
              {
                path: '/s/:org/co-sponsored',
                lazy: () => import('./societies/cosponsors/co-sponsored.route.js'),
              },
              { path: '/s/:org/approvals', lazy: () => import('./societies/approvals.route.js') },
              { path: '/s/:org/approvals/new', lazy: () => import('./societies/new-approval.route.js') },
              { path: '/s/:org/approvals/:id', lazy: () => import('./societies/approval.route.js') },
              {
                path: '/s/:org/certificates',
                lazy: () => import('./societies/certificates/certificates.route.js'),
              },
              {
                path: '/s/:org/certificates/template',
                lazy: () => import('./societies/template/template.route.js'),
              },
              {
                path: '/s/:org/certificates/issue',
                lazy: () => import('./societies/certificates/runs/issue.route.js'),
              },
              {
                path: '/s/:org/certificates/runs/:id',
                lazy: () => import('./societies/certificates/runs/run.route.js'),
              },
              {
                path: '/s/:org/certificates/:id',
                lazy: () => import('./societies/certificates/certificate.route.js'),
              },
              { path: '/s/:org/keys', lazy: () => import('./societies/keys/keys.route.js') },
              { path: '/s/:org/curriculum', lazy: () => import('./societies/curriculum.route.js') },
              {
                path: '/s/:org/curriculum/:course/:term',
                lazy: () => import('./societies/curriculum-cell.route.js'),
              },
            ],
          },
        ],
      },
      {
        Component: PageLayout,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { path: '/', lazy: () => import('./public/home.route.js') },
              { path: '/courses', lazy: () => import('./courses/catalogue.route.js') },
              { path: '/courses/:slug', lazy: () => import('./courses/course.route.js') },
              { path: '/courses/:slug/preview', lazy: () => import('./enrollments/lesson-preview.route.js') },
              { path: '/policies/:policy', lazy: () => import('./public/policy.route.js') },
              { path: '/verify/file', lazy: () => import('./verification/file/file.route.js') },
              { path: '/sign-in', lazy: () => import('./accounts/sign-in.route.js') },
              { path: '/sign-up', lazy: () => import('./accounts/sign-up.route.js') },
              { path: '/verify-email', lazy: () => import('./accounts/verify-email.route.js') },
              { path: '/recover', lazy: () => import('./accounts/recover.route.js') },
              { path: '/reset-password', lazy: () => import('./accounts/reset-password.route.js') },
              { path: '/account', lazy: () => import('./accounts/account.route.js') },
              { path: '/learn', lazy: () => import('./enrollments/learn.route.js') },
              { path: '/learn/:enrollmentId', lazy: () => import('./enrollments/course-home.route.js') },
              { path: '/learn/:enrollmentId/quiz', lazy: () => import('./assessments/quiz-start.route.js') },
              {
                path: '/learn/:enrollmentId/evaluation',
                lazy: () => import('./evaluations/evaluation.route.js'),
              },
              { path: '/learn/:enrollmentId/claim', lazy: () => import('./credit/claim.route.js') },
              { path: '/attempts/:attemptId', lazy: () => import('./assessments/attempt.route.js') },
              { path: '/attempts/:attemptId/check', lazy: () => import('./assessments/check.route.js') },
              { path: '/attempts/:attemptId/results', lazy: () => import('./assessments/results.route.js') },
              { path: '/my-ce', lazy: () => import('./credit/my-ce.route.js') },
              { path: '/my-ce/transcript', lazy: () => import('./credit/transcript/transcript.route.js') },
              {
                path: '/my-ce/ce-broker/:licenseId/:cycle',
                lazy: () => import('./credit/transcript/ce-broker.route.js'),
              },
              { path: '/my-ce/licenses/new', lazy: () => import('./credit/licenses/new-license.route.js') },
              { path: '/my-ce/licenses/:licenseId', lazy: () => import('./credit/cycles/cycle.route.js') },
              {
                path: '/my-ce/licenses/:licenseId/cycles/:start',
                lazy: () => import('./credit/cycles/cycle.route.js'),
              },
              {
                path: '/my-ce/licenses/:licenseId/dates',
                lazy: () => import('./credit/licenses/license-dates.route.js'),
              },
              {
                path: '/my-ce/licenses/:licenseId/edit',
                lazy: () => import('./credit/licenses/edit-license.route.js'),
              },
              { path: '/my-ce/fits/:licenseId', lazy: () => import('./credit/fits/license-fits.route.js') },
              { path: '/my-ce/add', lazy: () => import('./credit/outside-hours/add-hours.route.js') },
              {
                path: '/my-ce/outside-hours',
                lazy: () => import('./credit/outside-hours/outside-hours.route.js'),
              },
              {
                path: '/my-ce/outside-hours/:recordId',
                lazy: () => import('./credit/outside-hours/outside-record.route.js'),
              },
              {
                path: '/my-ce/outside-hours/:recordId/correct',
                lazy: () => import('./credit/outside-hours/correct-hours.route.js'),
              },
              {
                path: '/my-ce/practice-log',
                lazy: () => import('./credit/practice-log/practice-log.route.js'),
              },
              {
                path: '/my-ce/practice-log/new',
                lazy: () => import('./credit/practice-log/practice-entry.route.js'),
              },
              {
                path: '/my-ce/practice-log/:entryId',
                lazy: () => import('./credit/practice-log/practice-entry.route.js'),
              },
              { path: '/countersign', lazy: () => import('./credit/practice-log/countersign.route.js') },
              { path: '/im-fine', lazy: () => import('./credit/reminders/im-fine.route.js') },
              { path: '/certificates', lazy: () => import('./certificates/certificates.route.js') },
              {
                path: '/certificates/:certificateId',
                lazy: () => import('./certificates/certificate.route.js'),
              },
              { path: '*', lazy: () => import('./public/not-found.route.js') },
            ],
          },
        ],
      },
    ],
  },
];
