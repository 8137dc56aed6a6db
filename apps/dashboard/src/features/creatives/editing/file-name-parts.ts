import { checkFileName, extensionOf, type FileNameProblem } from '@smarttag/domain';

/** What a person types, and the extension that stays. */
export const splitName = (fileName: string) => {
  const extension = extensionOf(fileName);
  return { stem: fileName.slice(0, fileName.length - extension.length), extension };
};

export const joinName = (stem: string, extension: string) => stem.trim() + extension;

/** Whoever pastes a whole name means its stem: the extension stands behind the field already. */
export const stemOfPasted = (text: string, extension: string) => {
  const line = text.trim();
  const isWhole = extension !== '' && line.toLowerCase().endsWith(extension.toLowerCase());
  return isWhole ? line.slice(0, line.length - extension.length) : line;
};

/** What is wrong with a typed stem, by the rule that the server goes by. */
export const problemOf = (stem: string, fileName: string): FileNameProblem | undefined =>
  checkFileName(joinName(stem, splitName(fileName).extension), fileName);
