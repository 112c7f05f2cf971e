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
              { path: '/policies/:policy', lazy: () => import('./public/policy.route.js') },
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
