/** Checks that the links and anchors of the documents lead somewhere, without a network. */
export default { plugins: [["remark-validate-links", { repository: false }]] };
