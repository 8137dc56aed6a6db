import { useSession } from './session.store.ts';

let asked: Promise<void> | undefined;
let answer: { resolve: () => void; reject: (reason: Error) => void } | undefined;

/**
 * Shows the sign-in dialog over the page, once however many ask. Resolves when the same person has signed in
 * again: what was under way then goes on. Rejects when somebody else is to sign in.
 */
export const requireSignInAgain = (): Promise<void> => {
  asked ??= new Promise<void>((resolve, reject) => {
    answer = { resolve, reject };
    useSession().ended = true;
  }).finally(() => {
    asked = undefined;
    answer = undefined;
  });
  return asked;
};

/** Closes the dialog only now: closed any earlier, it could no longer say that it is done. */
export const signedInAgain = () => {
  useSession().ended = false;
  answer?.resolve();
};

/** The person chose another account instead. */
export const gaveUpSession = () => answer?.reject(new Error('Signed out.'));
