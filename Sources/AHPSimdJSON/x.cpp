void x(void){}
