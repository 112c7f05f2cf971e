import {
  mailSent,
  profile,
  resetPassword,
  session,
  signedInDevices,
  signIn,
  signUp,
  type SignIn,
  type SignUp,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { deleteJson, getJson, postJson, putJson } from '../platform/api.js';

export { resetPassword, signIn, signUp };

export const signInWith = (request: SignIn) => postJson('/accounts/sign-in', request, session);
export const signUpWith = (request: SignUp) => postJson('/accounts/sign-up', request, mailSent);
export const verifyEmailWith = (token: string) => postJson('/accounts/verification', { token }, session);
export const sendVerification = (email: string) =>
  postJson('/accounts/verification-mails', { email }, mailSent);
export const sendReset = (email: string) => postJson('/accounts/password-reset-mails', { email }, mailSent);
export const resetWith = (token: string, password: string) =>
  postJson('/accounts/password-resets', { token, password }, z.unknown());
export const signOut = () => postJson('/accounts/sign-out', {}, z.unknown());
export const signOutDevice = (id: string) =>
  deleteJson(`/accounts/devices/${encodeURIComponent(id)}`, z.unknown());
export const rename = (name: string) => putJson('/accounts/profile', { name }, profile);

export const profileQuery = () =>
  queryOptions({
    queryKey: ['account', 'profile'],
    queryFn: ({ signal }) => getJson('/accounts/profile', profile, signal),
  });

export const devicesQuery = () =>
  queryOptions({
    queryKey: ['account', 'devices'],
    queryFn: ({ signal }) => getJson('/accounts/devices', signedInDevices, signal),
  });
