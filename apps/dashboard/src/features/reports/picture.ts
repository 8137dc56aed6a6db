const STYLED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font'] as const;

/** A copy that needs no style sheet: what is drawn is written into each of its parts. */
const selfContained = (svg: SVGSVGElement): SVGSVGElement => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = svg.querySelectorAll('*');
  copy.querySelectorAll<SVGElement>('*').forEach((part, index) => {
    const style = getComputedStyle(parts[index]!);
    for (const name of STYLED) part.style.setProperty(name, style.getPropertyValue(name));
  });
  return copy;
};

/** The chart under its title, as a PNG of twice its size. */
export const savePicture = async (svg: SVGSVGElement, title: string, fileName: string): Promise<void> => {
  const { width, height } = svg.viewBox.baseVal;
  const copy = selfContained(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  const [margin, head] = [16, 36];
  const canvas = document.createElement('canvas');
  canvas.width = 2 * (width + 2 * margin);
  canvas.height = 2 * (height + head + margin);
  const context = canvas.getContext('2d')!;
  const style = getComputedStyle(document.body);
  context.scale(2, 2);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.color;
  context.font = `600 14px ${style.fontFamily}`;
  context.fillText(title, margin, 24);
  context.drawImage(picture, margin, head, width, height);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = fileName;
  link.click();
};
