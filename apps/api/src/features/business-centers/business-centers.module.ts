import { Module } from '@nestjs/common';
import { BusinessCentersController } from './business-centers.controller.js';
import { BusinessCentersService } from './business-centers.service.js';

@Module({ controllers: [BusinessCentersController], providers: [BusinessCentersService] })
export class BusinessCentersModule {}
