import type { menu as En } from './menu.en.ts';

export const menu: typeof En = {
  tag: '크리에이티브 태깅',
  tagTab: '태깅',
  gettingStarted: '시작하기',
  creatives: '내 크리에이티브',
  allCreatives: '크리에이티브',
  creativesTab: '크리에이티브',
  taggingHistory: '태깅 기록',
  taggingHistoryTab: '기록',
  submissions: '제출 내역',
  activity: '활동',
  reports: '보고서',
  account: '계정',
  overview: '개요',
  programs: '프로그램',
  partners: '파트너',
  people: '구성원',
  businessCenters: '비즈니스 센터',
  disputes: '이의 제기',
  settings: '설정',
  help: '도움말',
};
