import type { help as En } from './locale.en.ts';

export const help: typeof En = {
  contents: '이 페이지의 내용',
  businessCenter: '비즈니스 센터 ID 찾기',
  states: '상태의 의미',
  stateTexts: {
    uploading: '데이터를 전송하고 있습니다. 도착한 부분은 보관되므로, 중단되어도 그 지점부터 이어집니다.',
    uploaded: '모두 도착했습니다. 묶음을 제출하면 태깅됩니다.',
    tagging: '파일 전체를 읽고 있습니다. 기다리시면 됩니다.',
    tagged: '태그가 있습니다. 귀사가 제작했음을 증명할 수 있습니다.',
    duplicate: '완전히 동일한 파일에 이미 귀사 또는 다른 회사의 태그가 있습니다.',
    rejected: '태깅할 수 있는 영상이 아닙니다. 이유와 조치 방법이 해당 행에 표시됩니다.',
    failed: '시스템에 문제가 생겼습니다. 파일은 보관되어 있으니 해당 파일 페이지에서 ‘재시도’를 누르세요.',
    cancelled: '태깅 전에 삭제되었습니다. 10분 동안 ‘실행 취소’로 되돌릴 수 있습니다.',
    expired: '마지막 데이터를 받은 지 14일 안에 묶음이 제출되지 않았습니다.',
  },
  refusals: '파일이 태깅되지 않는 이유',
  reasons: {
    ownDuplicate: '귀사 파일의 중복',
    ownDuplicateText:
      '귀사가 이전에 태깅한 파일과 완전히 동일합니다. 첫 태그가 유효하므로 조치할 사항이 없습니다.',
    otherDuplicate: '다른 회사 파일과 중복',
    otherDuplicateText:
      '다른 회사가 완전히 동일한 파일을 먼저 등록했습니다. 실제로 귀사의 파일이라면 파일을 열고 ‘우리가 만든 영상입니다’를 누르세요.',
    no_video_stream: '화면이 없음',
    not_a_video: '영상이 아님',
    truncated: '끝부분이 없음',
    empty: '장면이 없음',
    picture_too_large: '화면이 너무 큼',
    too_long: '너무 긺',
    playlist: '다른 파일의 목록',
    unreadable: '읽을 수 없음',
    changed_while_uploading: '전송 중에 변경됨',
  },
  keys: '단축키',
  answers: '어디에서 확인할 수 있나요?',
  places: {
    find: '어떤 버전을 보냈고, 지금 어떤 상태입니까?',
    decided: '언제 무엇이 판정되었고, 당시 이름은 무엇이었습니까?',
    who: '누가 이름이나 프로그램을 바꾸거나 조회했습니까?',
    again: '작업하던 묶음은 어디에 있습니까?',
    zone: '표시되는 시각이 내 시계와 다른 이유는 무엇입니까?',
    prove: '우리가 만든 영상임을 어떻게 증명합니까? {place}에서 해당 파일을 열고 인증서를 인쇄하세요.',
  },
};
