import type { exports as En } from './locale.en.ts';

export const exports: typeof En = {
  csv: 'CSV 내보내기',
  title: '내보내기',
  running: '행을 기록하고 있습니다. 파일은 다운로드 폴더에 저장됩니다.',
  broken: '다운로드가 도중에 끝나 파일이 온전하지 않습니다. 다시 내보내세요.',
  failed: '내보내지 못했습니다.',
  file: '파일',
  holds: '내용',
  rows: '{n}행',
  kept: '행 수와 SHA-256이 활동에 보관되어 나중에 파일을 확인할 수 있습니다.',
};
