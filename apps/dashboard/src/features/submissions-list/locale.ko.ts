import type { submissionsList as En } from './locale.en.ts';

export const submissionsList: typeof En = {
  drafts: '이어서 작업할 초안',
  draftsNote:
    '초안은 서버에 보관되므로 어느 컴퓨터에서든 이어서 작업할 수 있습니다. 마지막 데이터를 받은 지 14일이 지나면 삭제됩니다.',
  batches: '묶음',
  label: '제출한 묶음, 최신순',
  draftsLabel: '초안',
  continue: '계속하기',
  open: '열기',
  begun: '{when} 시작',
  files: '파일 {n}개',
  noFiles: '파일 없음',
  noBusinessCenter: '비즈니스 센터 미정',
  noProgram: '프로그램 미정',
  columns: {
    submitted: '제출 일시',
    businessCenter: '비즈니스 센터',
    program: '프로그램',
    outcome: '결과',
    size: '크기',
    by: '제출자',
  },
  emptyTitle: '제출한 묶음이 없습니다',
  emptyText:
    '영상을 추가하고 프로그램을 선택한 다음 ‘모든 에셋 제출’을 누르세요. 제출한 묶음과 결과가 여기에 표시됩니다.',
  emptyAction: '크리에이티브 태깅',
};
