import type { choices as EnChoices, help as EnHelp } from './choices.en.ts';

export const choices: typeof EnChoices = {
  label: '영상의 용도',
  businessCenter: '비즈니스 센터 ID',
  businessCenterName: '비즈니스 센터',
  program: '프로그램',
  submitted: '제출',
  submittedBy: '{when}, {name}',
  chooseProgram: '프로그램 선택',
  typeId: '입력 또는 선택',
  ownIds: '귀사의 비즈니스 센터',
  showIds: '귀사의 비즈니스 센터 보기',
  yours: '귀사의 비즈니스 센터입니다.',
  newOne: '처음 입력된 ID입니다. 귀사가 기재한 것으로 기록됩니다.',
  which:
    '한 회사가 여러 비즈니스 센터를 운영하는 경우가 많습니다. 예를 들어 담당 브랜드마다 하나씩 두고 브랜드 이름을 붙입니다. 이 작업이 속한 비즈니스 센터를 기재하세요.',
  notDigits: '비즈니스 센터 ID에는 숫자만 입력할 수 있습니다.',
  unusualLength:
    '{n}자리입니다. 비즈니스 센터 ID는 보통 19자리입니다. 다시 확인하거나, 확실하다면 그대로 두세요.',
  whereIsIt: '어디에서 찾을 수 있나요?',
  askWhom: '잘 모르시겠다면 {name}님에게 문의하세요:',
  noPrograms: '현재 귀사에 열려 있는 프로그램이 없습니다.',
  archived:
    '{name} 프로그램이 보관되었습니다. 제출하려면 다른 프로그램을 선택하세요. 업로드는 그대로 유지됩니다.',
  change: '변경',
  videos: '영상',
  done: '완료',
  none: '비즈니스 센터 및 프로그램',
};

export const help: typeof EnHelp = {
  title: '비즈니스 센터 ID는 어디에서 찾을 수 있나요?',
  open: '브라우저에서 비즈니스 센터를 열고 로그인하세요. 접근 권한이 없다면 회사의 비즈니스 센터 담당자에게 아래 단계를 부탁하세요.',
  settings: '설정을 여세요. 보통 왼쪽 아래의 마지막 메뉴입니다.',
  copy: '비즈니스 센터 ID 옆의 숫자를 복사하세요. 보통 19자리입니다.',
  notAdAccount: '광고 계정 ID가 아닙니다.',
  copyMessage: '요청 메시지 복사',
  message:
    '안녕하세요. 제작한 영상을 태깅하려면 저희 비즈니스 센터 ID가 필요합니다. 비즈니스 센터의 설정에서 ‘비즈니스 센터 ID’ 옆의 숫자를 복사해 보내 주시기 바랍니다. 감사합니다.',
};
