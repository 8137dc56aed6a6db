import type { forms as En } from './locale.en.ts';

export const forms: typeof En = {
  stale: '입력하시는 동안 {name}님이 이 항목을 변경했습니다.',
  staleText:
    '현재 내용은 아래와 같습니다. 다시 저장하면 내 내용으로 바뀌고, 상대방의 내용은 활동에 남습니다.',
  takeTheirs: '{name}님의 내용 사용',
  somebody: '다른 사용자',
  optional: '(선택 사항)',
};
