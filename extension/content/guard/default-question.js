// The question before a form is sent, where no verdict has come yet: in the browser's own language.

/** Stands for what only the frame knows in the sentences of a question, which the engine words. */
export const PLACEHOLDER = "\ufffc";

/** @type {() => Mamori.Question} */
export function defaultQuestion() {
  const { getMessage: say } = chrome.i18n;
  return {
    headline: say("question", [PLACEHOLDER]),
    destination: say("question_to", [say("host", [PLACEHOLDER])]),
    nowhere: say("question_to", [say("host_none")]),
    names: [],
    myNumber: say("ask_my_number"),
    paymentCard: say("ask_payment_card"),
    entered: say("question_entered"),
    separator: say("list_separator"),
    keep: say("question_keep"),
    send: say("question_send"),
  };
}
