"""The course packages: plain Python that turns folders of text into courses, or says why not."""
