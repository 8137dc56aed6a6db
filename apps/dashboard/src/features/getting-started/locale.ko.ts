import type { gettingStarted as En } from './locale.en.ts';

export const gettingStarted: typeof En = {
  title: '내가 만든 광고, 내 이름의 태그',
  lead: '완성된 영상은 고객사에 보내기 전에 태깅하세요. 태그는 귀사가 제작했음을 나타내며, 나중에 이를 증명할 수 있습니다.',
  whoTitle: 'SmartTag를 사용하는 회사',
  who: {
    creative_service_provider: '플랫폼이 운영하는 프로그램에 참여하는 크리에이티브 서비스 업체.',
    marketing_partner: '마케팅 파트너 프로그램 회원사.',
  },
  yours: '귀사: {company}',
  stepsTitle: '세 단계',
  getIn: {
    title: '접속',
    text: '{name} 이름으로 로그인했습니다. 작업물이 속한 비즈니스 센터 ID와 프로그램 이름을 준비하세요.',
    link: '내 계정 확인',
  },
  tag: {
    title: '태깅',
    text: '영상을 끌어다 놓고 비즈니스 센터와 프로그램을 선택한 다음 ‘모든 에셋 제출’을 누르세요. 파일마다 태그가 발급되며, 중복 파일이나 영상이 아닌 파일은 그 이유가 표시됩니다.',
    link: '크리에이티브 태깅',
  },
  track: {
    title: '추적',
    text: '모든 파일을 태그와 함께 다시 찾고, 언제 어떻게 판정되었는지 확인하고, 이름과 프로그램을 수정할 수 있습니다.',
    link: '태깅 기록',
    linkCreatives: '내 크리에이티브',
  },
};
