import type { invitation as En } from './invitation.en.ts';

export const invitation: typeof En = {
  joinTitle: 'SmartTag에 오신 것을 환영합니다',
  joinText: '{company}의 구성원으로 초대받으셨습니다. 사용할 이름과 비밀번호를 정하세요.',
  joinTextPlatform: '플랫폼에 초대받으셨습니다. 사용할 이름과 비밀번호를 정하세요.',
  resetTitle: '새 비밀번호 설정',
  resetText: '로그인된 모든 기기에서 로그아웃됩니다.',
  name: '이름',
  nameHelp: '동료와 플랫폼이 작업 내역에서 이 이름을 보게 됩니다.',
  password: '비밀번호',
  passwordHelp: '10자 이상이어야 합니다.',
  needsName: '이름을 입력하세요.',
  tooShort: '비밀번호는 10자 이상이어야 합니다.',
  join: '시작하기',
  save: '비밀번호 설정',
  endedTitle: '만료된 링크입니다',
  endedText: '이미 사용했거나 기한이 지난 링크입니다. 관리자에게 새 링크를 요청하세요.',
  suspended: '귀사의 이용이 정지되었습니다. 정지가 해제되면 링크를 다시 사용할 수 있습니다.',
  toSignIn: '로그인으로 이동',
};
