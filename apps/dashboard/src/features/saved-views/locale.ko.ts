import type { savedViews as En } from './locale.en.ts';

export const savedViews: typeof En = {
  title: '저장된 보기',
  save: '보기 저장',
  newTitle: '이 보기 저장',
  text: '현재의 기간, 필터, 검색어, 정렬이 저장되어 왼쪽 메뉴에 표시됩니다.',
  changeTitle: '저장된 보기: {name}',
  change: '저장된 보기 {name} 변경',
  name: '이름',
  everyoneAt: '{company}의 모든 구성원에게 표시',
  everyone: '모든 플랫폼 담당자에게 표시',
  needsName: '저장된 보기의 이름을 입력하세요.',
  saved: '저장됨: {name}',
  remove: '삭제',
  removed: '삭제됨: {name}',
};
