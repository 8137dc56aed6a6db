import {
  buttonDark,
  cardDark,
  commonDark,
  createTheme,
  dialogDark,
  drawerDark,
  dropdownDark,
  emptyDark,
  internalSelectMenuDark,
  internalSelectionDark,
  modalDark,
  popoverDark,
  scrollbarDark,
  selectDark,
} from 'naive-ui';

/** Naive's own dark theme brings the styles of all its components; this one those we use. */
export const darkBase = {
  ...createTheme('dark', [
    buttonDark,
    cardDark,
    dialogDark,
    drawerDark,
    dropdownDark,
    emptyDark,
    internalSelectMenuDark,
    internalSelectionDark,
    modalDark,
    popoverDark,
    scrollbarDark,
    selectDark,
  ]),
  common: commonDark,
};
