import { ref } from 'vue';

export interface ToastAction {
  label: string;
  run: () => void;
  /** Undo stays longer: 10 s instead of 6. */
  undo?: boolean;
}

export interface Toast {
  id: number;
  text: string;
  detail?: string;
  action?: ToastAction;
}

const MOST = 3;
let nextId = 1;

export const toasts = ref<Toast[]>([]);

/** One line and one action, bottom left. Never for an error that needs a decision. */
export const showToast = (text: string, options: { detail?: string; action?: ToastAction } = {}) => {
  const toast = { id: nextId++, text, ...options };
  toasts.value = [...toasts.value, toast].slice(-MOST);
  return toast.id;
};

export const closeToast = (id: number) => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

export const lifetimeOf = (toast: Toast) => (toast.action?.undo ? 10_000 : 6_000);
